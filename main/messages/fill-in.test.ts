import { expect, it } from 'vitest'
import { fillIn } from './fill-in.ts'

it('fills every gap in, also where the value looks like a mark', () => {
  expect(fillIn('{{a}}, {{b}} e {{a}}', { a: '$& {{b}}', b: '<strong>' })).toBe('$& {{b}}, <strong> e $& {{b}}')
})

it('throws where a value is missing', () => {
  expect(() => fillIn('alle {{time}}', {})).toThrow('time')
})
