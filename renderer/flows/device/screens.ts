import type { ScreensOf, StateOf } from '../../app/screens-of.ts'
import Enrol from './Enrol.svelte'
import OutOfService from './OutOfService.svelte'

/** The screens of a kiosk that serves nobody, by state. */
export const deviceScreens = { enrol: Enrol, 'out-of-service': OutOfService } satisfies ScreensOf<StateOf<'device'>>
