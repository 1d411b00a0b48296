/** Set by proxy.ts on requests for the page of a contact: the token in its address. */
export const CONTACT_LINK_HEADER = "x-contact-link";
