/** What the package may hold, as patterns: `*` stands for a part of a name, `#` for a bundler's hash, `{a,b}` for each of both. */
export const APP_FILES = [
  '{electron,node,worker}.js',
  // What the three have in common.
  '*-#.js',
  'preload.cjs',
  'package.json',
  'pages.json',
  'licences.txt',
  'pages/index.html',
  'pages/assets/*-#.{css,js,png,woff2}',
  'fonts/Roboto_Mono/roboto-mono-v13-latin-ext_latin-{700,regular}.ttf',
  'fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-{700,regular}.ttf',
  ...packed('@noble/ciphers', 'esm/{package.json,_polyval.js,aes.js,utils.js}'),
  ...packed('@noble/hashes', 'esm/{package.json,cryptoNode.js,utils.js}'),
  ...packed('@swc/helpers', 'esm/{_define_property,_ts_decorate}.js'),
  ...packed('base64-js', 'index.js'),
  ...packed('better-sqlite3', 'lib/{binding,database,index,sqlite-error,util}.js'),
  'node_modules/better-sqlite3/lib/methods/{aggregate,backup,explain,function,inspect,pragma,serialize,table,transaction,wrappers}.js',
  `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
  ...packed('brotli', '{decompress,dec/bit_reader,dec/context,dec/decode,dec/dictionary-data}.js'),
  'node_modules/brotli/dec/{dictionary,huffman,prefix,streams,transform}.js',
  ...packed('clone', 'clone.js'),
  ...packed('dfa', 'index.js'),
  ...packed('fast-deep-equal', 'index.js'),
  ...packed('fontkit', 'dist/module.mjs'),
  ...packed('linebreak', 'dist/module.mjs'),
  ...packed('linebreak/node_modules/base64-js', 'lib/b64.js'),
  ...packed('pdfkit', 'js/{pdfkit.node.mjs,data/sRGB_IEC61966_2_1.icc}'),
  'node_modules/pdfkit/js/standard-fonts/{Courier,Helvetica}{,Bold,BoldOblique,Oblique}.cjs',
  'node_modules/pdfkit/js/standard-fonts/Times{Roman,Bold,BoldItalic,Italic}.cjs',
  'node_modules/pdfkit/js/standard-fonts/{Symbol,ZapfDingbats}.cjs',
  'node_modules/pdfkit/js/standard-fonts/chunks/standardGlyphNames-#.cjs',
  ...packed('png-js', 'lib/png-js.js'),
  ...packed('restructure', 'index.js'),
  'node_modules/restructure/src/{Array,Base,Bitfield,Boolean,Buffer,DecodeStream,EncodeStream,Enum,LazyArray}.js',
  'node_modules/restructure/src/{Number,Optional,Pointer,Reserved,String,Struct,VersionedStruct,utils}.js',
  ...packed('svg-to-pdfkit', 'source.js'),
  ...packed('tiny-inflate', 'index.js'),
  ...packed('unicode-properties', 'dist/module.mjs'),
  ...packed('unicode-trie', '{index,swap}.js'),
]

/** Of the app, what cannot be read out of an archive: the native module, and its package with it. */
export const UNPACKED_FILES = APP_FILES.filter((pattern) => pattern.includes('/better-sqlite3/'))

/** The stub in the place of Electron; `sportello` is its executable. */
export const STUB_FILES = [
  'sportello',
  'version',
  'LICENSE.electron.txt',
  'LICENSES.chromium.html',
  'icudtl.dat',
  'resources.pak',
  'v8_context_snapshot.bin',
  'locales/it.pak',
]

/** Electron for Linux. */
export const ELECTRON_FILES = [
  ...STUB_FILES,
  'chrome_{100,200}_percent.pak',
  'chrome_crashpad_handler',
  'lib{EGL,GLESv2,ffmpeg,vk_swiftshader}.so',
  'libvulkan.so.1',
  'snapshot_blob.bin',
  'vk_swiftshader_icd.json',
  'locales/{de,en-US,fr,sl}.pak',
]

/** What the Debian package installs besides the two shells. */
export const SYSTEM_FILES = [
  'usr/bin/sportello{,-chromium}',
  'usr/share/applications/sportello.desktop',
  'usr/share/icons/hicolor/scalable/apps/sportello.svg',
  'usr/share/doc/sportello/{copyright,licences.txt,licence-of-node.txt,kiosk.example.json}',
  'usr/lib/systemd/user/sportello{,-chromium,-openbox}.service',
  'opt/sportello-chromium/{node,openbox.xml}',
]

/** The patterns, below a folder. */
export function below(folder: string, patterns: readonly string[]): readonly string[] {
  return patterns.map((pattern) => `${folder}/${pattern}`)
}

/** What is wrong with a list of files: files that no pattern allows, and patterns that no file matches. */
export function amiss(
  files: readonly string[],
  patterns: readonly string[],
): { readonly unexpected: readonly string[]; readonly missing: readonly string[] } {
  const each = patterns.flatMap(alternatives).map((pattern) => ({ pattern, regExp: regExpOf(pattern) }))
  return {
    unexpected: files.filter((file) => !each.some(({ regExp }) => regExp.test(file))),
    missing: each.filter(({ regExp }) => !files.some((file) => regExp.test(file))).map(({ pattern }) => pattern),
  }
}

/** A package of npm's: the file that says what it is, and what is read of it. */
function packed(name: string, read: string): readonly string[] {
  return [`node_modules/${name}/package.json`, `node_modules/${name}/${read}`]
}

function alternatives(pattern: string): readonly string[] {
  const found = /^(.*?)\{([^}]*)\}(.*)$/.exec(pattern)
  if (found === null) return [pattern]
  const [, before = '', choices = '', after = ''] = found
  return choices.split(',').flatMap((choice) => alternatives(`${before}${choice}${after}`))
}

function regExpOf(pattern: string): RegExp {
  const plain = pattern.replace(/[.+^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${plain.replaceAll('*', '[\\w.-]+').replaceAll('#', '[\\w-]{8}')}$`)
}
