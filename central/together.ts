interface Asked<Question, Answer> {
  readonly question: Question
  readonly answer: PromiseWithResolvers<Answer>
}

/**
 * Answers many questions of one kind by one run, at most so many: what is asked while a run is under way waits for the next, which takes
 * all that wait. So no question is answered by a run that began before it was asked, and one that comes alone waits for nobody.
 * `run` answers its questions in their order; when it throws, each of them is rejected.
 */
export function together<Question, Answer>(
  most: number,
  run: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  const waiting: Asked<Question, Answer>[] = []
  let isRunning = false
  const answerAll = async (): Promise<void> => {
    if (isRunning) return
    isRunning = true
    while (waiting.length > 0) {
      const asked = waiting.splice(0, most)
      try {
        const answers = await run(asked.map(({ question }) => question))
        asked.forEach(({ answer }, index) => answer.resolve(answers[index] as Answer))
      } catch (error) {
        for (const { answer } of asked) answer.reject(error)
      }
    }
    isRunning = false
  }
  return (question) => {
    const answer = Promise.withResolvers<Answer>()
    waiting.push({ question, answer })
    // Those who were woken together ask one after the other, and all of them before this.
    queueMicrotask(() => void answerAll())
    return answer.promise
  }
}
