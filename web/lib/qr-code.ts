import { renderSVG } from "uqr";

/** As the address of a picture, black on white, with the margin that readers need. */
export const qrCode = (text: string): string => `data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 4, pixelSize: 1 }))}`;
