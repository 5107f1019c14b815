/** The id of the task that a request for assistance is, from when it comes until it is answered or closed. */
export function ticketTaskId(number: string): string {
  return `ticket:${number}`
}
