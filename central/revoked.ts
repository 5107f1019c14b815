/** A kiosk that was revoked asks for what only an enrolled one gets. */
export class Revoked extends Error {}
