import { memoryLinks } from '../../main/transport/memory.ts'
import { describeConformance } from './conformance.ts'

describeConformance('memory', (serve) => {
  let close: () => void = () => undefined
  return Promise.resolve({
    open: () => {
      close()
      const { screen, main } = memoryLinks()
      close = () => screen.close()
      serve(main)
      return Promise.resolve(screen)
    },
    oldPageLivesOn: true,
    close: () => {
      close()
      return Promise.resolve()
    },
  })
})
