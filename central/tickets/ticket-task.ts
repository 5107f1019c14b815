/** The id of the task that a request for assistance is, from when it comes until it is closed, or answered where the answer is all that is wanted. */
export function ticketTaskId(number: string): string {
  return `ticket:${number}`
}
