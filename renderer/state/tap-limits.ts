/** How long taps rest once what lies under the finger has changed: the second tap of two means what stood there before. */
export const REST_MS = 300
/** A contact wider than this is no fingertip: 27 mm on the tablet, 50 mm on a large glass. */
export const LARGEST_CONTACT_PX = 160
