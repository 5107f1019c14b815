import { playFixedSeeds } from './fixed-seeds.ts'

playFixedSeeds(1)
