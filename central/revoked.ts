/** A kiosk that was revoked asks for what only an enrolled one gets. */
export class Revoked extends Error {}

/** A kiosk that was enrolled anew is asked for by what it was before. */
export class Replaced extends Error {}
