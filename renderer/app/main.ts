import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { mount } from 'svelte'
import App from './App.svelte'

const target = document.querySelector('#app')
if (target === null) throw new Error('The page has no place for the screens')
mount(App, { target })

// The first formatter of a process takes tens of milliseconds, whatever it formats: here, while main is asked, nobody waits for it.
setTimeout(() => new Intl.DateTimeFormat('it', { timeZone: 'Europe/Rome' }))
