// The line first: it is opened while the rest is evaluated.
import { openLink } from './open-link.ts'
import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { mount } from 'svelte'
import App from './App.svelte'

const target = document.querySelector('#app')
if (target === null) throw new Error('The page has no place for the screens')
mount(App, { target, props: { openLink } })
