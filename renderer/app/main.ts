import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { linkOpener } from './open-link.ts'

const target = document.querySelector('#app')
if (target === null) throw new Error('The page has no place for the screens')
mount(App, { target, props: { openLink: linkOpener(window) } })
