import * as z from 'zod'

// The pages' policy forbids eval, and zod would try it as soon as the first schema is made: hence the first import of main.ts.
z.config({ jitless: true })
