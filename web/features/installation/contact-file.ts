/** What an address book takes, version 3.0: telephones that are ten years old read it too. */
export const contactFile = (number: string): string =>
  ["BEGIN:VCARD", "VERSION:3.0", "N:;Ethiq;;;", "FN:Ethiq", `TEL;TYPE=VOICE:${number}`, "END:VCARD", ""].join("\r\n");
