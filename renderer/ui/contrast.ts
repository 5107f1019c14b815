const DARK = '#17324d'
const LIGHT = '#ffffff'

/** The colour, dark or light, in which text on a colour like `#0066cc` is easier to read; light when the colour cannot be read. */
export function textColourOn(background: string): string {
  const luminance = luminanceOf(background)
  return contrast(luminance, luminanceOf(DARK)) > contrast(luminance, luminanceOf(LIGHT)) ? DARK : LIGHT
}

// Both as WCAG 2.2 defines them.
function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}

function luminanceOf(colour: string): number {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1) ?? ['00', '00', '00']
  const [red = 0, green = 0, blue = 0] = digits.map((each) => {
    const part = Number.parseInt(each, 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
