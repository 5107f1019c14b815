/** The crest of the sample municipality: a bridge over water under a lamp, on a shield. Drawn for this project. */
export const sampleCrest = [
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 144" width="120" height="144">',
  '<path d="M8 6h104v66c0 34-22 54-52 66C30 126 8 106 8 72z" fill="#f4f8ff"/>',
  '<path d="M10 92c10 5 19 5 29 0s17-5 26 0 17 5 26 0 12-4 18-2c-5 22-22 37-49 48-28-11-45-25-50-46z" fill="#0066cc"/>',
  '<path d="M14 92V74h92v18h-9a15 15 0 0 0-30 0H53a15 15 0 0 0-30 0z" fill="#8a6d4b"/>',
  '<path d="M12 68h96v7H12z" fill="#17324d"/>',
  '<path d="M58 44h4v24h-4zM52 64h16v4H52z" fill="#17324d"/>',
  '<circle cx="60" cy="35" r="10" fill="#ffc83d" stroke="#17324d" stroke-width="3"/>',
  '<path d="M60 14v6M42 20l4 5M78 20l-4 5M36 36h7M84 36h-7" stroke="#ffc83d" stroke-width="4" stroke-linecap="round"/>',
  '<path d="M8 6h104v66c0 34-22 54-52 66C30 126 8 106 8 72z" fill="none" stroke="#17324d" stroke-width="5"/>',
  '</svg>',
].join('')
