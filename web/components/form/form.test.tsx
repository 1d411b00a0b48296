import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { z } from "zod";
import { RadioCards, SelectField, SwitchField } from "./choice-fields.tsx";
import { Form } from "./form.tsx";
import { FormSummary } from "./form-summary.tsx";
import { PhoneField, TextField } from "./text-field.tsx";
import { useKeptForm } from "./use-kept-form.ts";

const Contact = z.object({ name: z.string(), phone: z.string(), level: z.literal([1, 2]), operator: z.string(), isMain: z.boolean() });

function ContactForm() {
  const kept = useKeptForm({
    name: "proche",
    schema: Contact,
    defaults: { name: "Paul", phone: "", level: 2, operator: "orange", isMain: true },
  });
  return (
    <Form kept={kept} onSend={async () => undefined} submit="Ajouter ce proche">
      <TextField name="name" label="Prénom" hint="Exemple : Paul" />
      <PhoneField name="phone" label="Téléphone" />
      <RadioCards
        name="level"
        legend="Quelle aide ?"
        choices={[
          { value: 1, label: "Me prévenir" },
          { value: 2, label: "Prévenir mes proches", text: "Par SMS." },
        ]}
      />
      <SelectField name="operator" label="Opérateur" choices={[{ value: "orange", label: "Orange" }]} />
      <SwitchField name="isMain" label="Premier à prévenir" />
    </Form>
  );
}

const html = renderToStaticMarkup(<ContactForm />);

test("every field has a label of its own and its example is read out with it", () => {
  for (const [, id = ""] of html.matchAll(/<label[^>]* for="([^"]+)"/g)) expect(html).toContain(`id="${id}"`);
  expect([...html.matchAll(/<label[^>]* for="/g)]).toHaveLength(4);
  expect(html).toContain('aria-describedby="proche-phone-hint"');
  expect(html).toContain('<p id="proche-phone-hint"');
  expect(html).not.toContain("placeholder=");
});

test("a choice keeps the type of its value", () => {
  const checked = [...html.matchAll(/<input[^>]*type="radio"[^>]*>/g)].filter(([input]) => input.includes("checked"));
  expect(checked.map(([input]) => /value="(\w)"/.exec(input)?.[1])).toEqual(["2"]);
});

test("without script the form never puts what was typed into an address", () => {
  expect(html).toContain('method="post"');
});

test("the summary leads to each field, and takes the focus", () => {
  const summary = renderToStaticMarkup(
    <FormSummary
      items={[{ id: "proche-phone", text: "Téléphone : Remplissez ce champ." }]}
      refusal={undefined}
      signInHref={undefined}
      attempt={1}
    />,
  );
  expect(summary).toContain('href="#proche-phone"');
  expect(summary).toContain('tabindex="-1"');
  expect(summary).toContain('role="alert"');
});

test("a session that ended leads to sign-in and says that nothing is lost", () => {
  const summary = renderToStaticMarkup(
    <FormSummary
      items={[]}
      refusal="Vous n'êtes plus connecté. Ce que vous avez écrit est gardé."
      signInHref="/connexion?suite=%2Fproches"
      attempt={1}
    />,
  );
  expect(summary).toContain('href="/connexion?suite=%2Fproches"');
});
