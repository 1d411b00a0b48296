import { parseXml, type XmlElement } from "./parse-xml.ts";
import { TwimlError } from "./schema.ts";

const MOST_CHARACTERS = 1600;

const bodyOf = (message: XmlElement): string => {
  for (const { name } of message.children) {
    if (name !== "Body") throw new TwimlError(12200, `Element '${name}' is not simulated in 'Message'`);
  }
  const body = (message.children.length > 0 ? message.children.map(({ text }) => text).join("") : message.text).trim();
  if (body === "") throw new TwimlError(14103, "Message: the body is missing");
  if (body.length > MOST_CHARACTERS) throw new TwimlError(21617, "The concatenated message body exceeds the 1600 character limit");
  return body;
};

/** The texts with which TwiML answers an SMS. Throws `TwimlError` for what is no such document. */
export function parseReplies(source: string): string[] {
  let root: XmlElement;
  try {
    root = parseXml(source);
  } catch (error) {
    throw new TwimlError(12100, `Document parse failure: ${error instanceof Error ? error.message : "unreadable"}`);
  }
  if (root.name !== "Response") throw new TwimlError(12100, `Document parse failure: root element is '${root.name}'`);
  return root.children.map((element) => {
    if (element.name !== "Message") throw new TwimlError(12200, `Element '${element.name}' is not simulated in an answer to an SMS`);
    for (const name of element.attributes.keys()) throw new TwimlError(12200, `Attribute '${name}' is not simulated in 'Message'`);
    return bodyOf(element);
  });
}
