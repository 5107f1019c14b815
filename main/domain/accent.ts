const DARK = '#17324d'
const LIGHT = '#ffffff'
/** The ground that buttons stand on; in dark colours an edge of their own makes them seen. */
const GROUND = '#edf3f9'

/** WCAG 2.2, 1.4.3: text; 1.4.11: the edge of what can be pressed. */
const TEXT_CONTRAST = 4.5
const EDGE_CONTRAST = 3

/** The colour, dark or light, in which text on a colour like `#0066cc` is easier to read; light when the colour cannot be read. */
export function textColourOn(background: string): string {
  return contrastOf(background, DARK) > contrastOf(background, LIGHT) ? DARK : LIGHT
}

/**
 * Why a colour cannot be the accent of a kiosk, in words for whoever sets it; undefined when it can. The primary action must be read,
 * and be seen on its ground.
 */
export function accentFault(accent: string): string | undefined {
  const text = contrastOf(accent, textColourOn(accent))
  if (text < TEXT_CONTRAST)
    return `text on ${accent} has a contrast of ${text.toFixed(1)}:1 and needs ${TEXT_CONTRAST}:1; take a darker or a much lighter colour`
  const edge = contrastOf(accent, GROUND)
  if (edge < EDGE_CONTRAST)
    return `a button of ${accent} has a contrast of ${edge.toFixed(1)}:1 against the screen and needs ${EDGE_CONTRAST}:1; take a darker colour`
  return undefined
}

/** The contrast of two colours like `#0066cc`, from 1 to 21, as WCAG 2.2 defines it. */
export function contrastOf(one: string, other: string): number {
  const [lighter, darker] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => b - a)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

function luminanceOf(colour: string): number {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1) ?? ['00', '00', '00']
  const [red = 0, green = 0, blue = 0] = digits.map((each) => {
    const part = Number.parseInt(each, 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
