import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { mount } from 'svelte'
import { languages } from '../../main/domain/visit.ts'
import { loadTexts } from '../state/texts.ts'
import Gallery from './Gallery.svelte'

const target = document.querySelector('#app')
if (target === null) throw new Error('The page has no place for the gallery')
// Some parts take their words from the page's own texts. Nothing may wait for those here: their scripts come after this one is through.
void Promise.all(languages.map(loadTexts)).then(() => mount(Gallery, { target }))
