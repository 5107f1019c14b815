import { memoryLinks } from '../../main/transport/memory.ts'
import { describeConformance } from './conformance.ts'

describeConformance('memory', (serve) => {
  let close = () => undefined as void
  return Promise.resolve({
    open: () => {
      close()
      const { screen, main } = memoryLinks()
      close = () => screen.close()
      serve(main)
      return Promise.resolve(screen)
    },
    oldPageLivesOn: true,
    close: () => Promise.resolve(close()),
  })
})
