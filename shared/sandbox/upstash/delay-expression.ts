/** Gives the milliseconds to wait after `retried` earlier retries (0 before the first one). */
export type DelayExpression = (retried: number) => number;

const FUNCTIONS: Record<string, { arity: [number, number]; run: (...values: number[]) => number }> = {
  pow: { arity: [2, 2], run: (base = 0, exponent = 0) => base ** exponent },
  sqrt: { arity: [1, 1], run: Math.sqrt },
  abs: { arity: [1, 1], run: Math.abs },
  exp: { arity: [1, 1], run: Math.exp },
  floor: { arity: [1, 1], run: Math.floor },
  ceil: { arity: [1, 1], run: Math.ceil },
  round: { arity: [1, 1], run: Math.round },
  min: { arity: [2, 9], run: Math.min },
  max: { arity: [2, 9], run: Math.max },
};

const TOKEN = /\s*(?:(\d+(?:\.\d+)?|\.\d+)|([a-z]+)|([-+*/(),]))/giy;

function tokenize(source: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.trimEnd().length) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match) throw new Error(`unexpected "${source.slice(start).trim().slice(0, 10)}"`);
    tokens.push((match[1] ?? match[2] ?? match[3] ?? "").toLowerCase());
  }
  return tokens;
}

/** The arithmetic of `Upstash-Retry-Delay`, read without `eval`. Throws on anything else. */
export function parseDelayExpression(source: string): DelayExpression {
  if (source.length > 500) throw new Error("expression too long");
  const tokens = tokenize(source);
  let position = 0;
  const accept = (token: string): boolean => {
    if (tokens[position] !== token) return false;
    position += 1;
    return true;
  };
  const require = (token: string): void => {
    if (!accept(token)) throw new Error(`expected "${token}", found "${tokens[position] ?? "end"}"`);
  };

  function sum(): DelayExpression {
    let left = product();
    for (;;) {
      const before = left;
      if (accept("+")) {
        const right = product();
        left = (retried) => before(retried) + right(retried);
      } else if (accept("-")) {
        const right = product();
        left = (retried) => before(retried) - right(retried);
      } else return left;
    }
  }

  function product(): DelayExpression {
    let left = factor();
    for (;;) {
      const before = left;
      if (accept("*")) {
        const right = factor();
        left = (retried) => before(retried) * right(retried);
      } else if (accept("/")) {
        const right = factor();
        left = (retried) => before(retried) / right(retried);
      } else return left;
    }
  }

  function factor(): DelayExpression {
    if (accept("-")) {
      const value = factor();
      return (retried) => -value(retried);
    }
    if (accept("(")) {
      const value = sum();
      require(")");
      return value;
    }
    const token = tokens[position] ?? "";
    position += 1;
    if (/^[\d.]/.test(token)) return () => Number(token);
    if (token === "retried") return (retried) => retried;
    return call(token);
  }

  function call(name: string): DelayExpression {
    const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (!known) throw new Error(`unknown name "${name || "end"}"`);
    require("(");
    const values = [sum()];
    while (accept(",")) values.push(sum());
    require(")");
    const [fewest, most] = known.arity;
    if (values.length < fewest || values.length > most) throw new Error(`wrong number of arguments for ${name}`);
    return (retried) => known.run(...values.map((value) => value(retried)));
  }

  const expression = sum();
  if (position < tokens.length) throw new Error(`unexpected "${tokens[position]}"`);
  return (retried) => {
    const delay = expression(retried);
    // The service caps every delay at a day; a negative or undefined one means at once.
    return Number.isNaN(delay) ? 0 : Math.min(Math.max(0, delay), 86_400_000);
  };
}
