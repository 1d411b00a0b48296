import { expect, test } from "vitest";
import { isMemberPage } from "./member-pages.ts";

test.each(["/accueil", "/appels/1b2/direct", "/reglages/affichage", "/carte/1b2", "/developpeurs", "/developpeurs/cles", "/lignes/"])(
  "%s needs a session",
  (path) => expect(isMemberPage(path)).toBe(true),
);

test.each(["/", "/aide/urgence", "/connexion", "/u/jeton", "/contact/jeton", "/developpeurs/reference", "/appelsx", "/nulle-part"])(
  "%s opens for everybody",
  (path) => expect(isMemberPage(path)).toBe(false),
);
