import type { Language } from '../../domain/visit.ts'

/** What a page could ask for that opens a window or a dialogue of the browser's, or leads to a device. */
const WITHOUT_FEATURES = [
  'DigitalCredentials',
  'DocumentPictureInPictureAPI',
  'FedCm',
  'FileSystemAccessLocal',
  'GetDisplayMedia',
  'Presentation',
  'Serial',
  'WebAppInstallation',
  'WebAuth',
  'WebBluetooth',
  'WebHID',
  'WebShare',
  'WebUSB',
]

/** The switches of an outside page whose only way out is a proxy on this machine. */
export function outsideSwitches(proxyPort: number, language: Language): readonly string[] {
  return [
    `--accept-lang=${language === 'it' ? 'it' : `${language},it`}`,
    `--lang=${language}`,
    `--proxy-server=http://127.0.0.1:${proxyPort}`,
    // Chromium goes round its proxy for loopback unless told not to.
    '--proxy-bypass-list=<-loopback>',
    // And it finds no host by itself.
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--disable-features=Translate,MediaRouter,OptimizationHints,Prerender2',
    `--disable-blink-features=${WITHOUT_FEATURES.join(',')}`,
    '--blink-settings=pictureInPictureEnabled=false',
    '--deny-permission-prompts',
    '--mute-audio',
  ]
}

/**
 * The preferences of an outside page: what Chromium's policies would set for the whole machine, here for its profile alone.
 * Everything but https is blocked in every frame, and those hosts (`name:port`) that may be reached without.
 */
export function outsidePreferences(plainHosts: readonly string[]): object {
  return {
    policy: {
      url_blocklist: ['*'],
      url_allowlist: ['https://*', 'data:*', 'blob:*', 'about:*', ...plainHosts.map((host) => `http://${host}`)],
    },
    ssl: { error_override_allowed: false },
    fullscreen: { allowed: false },
    printing: { enabled: false },
    download_restrictions: 3,
    plugins: { always_open_pdf_externally: true },
    custom_handlers: { enabled: false },
    webrtc: { ip_handling_policy: 'disable_non_proxied_udp' },
    net: { network_prediction_options: 2 },
    credentials_enable_service: false,
    autofill: { profile_enabled: false, credit_card_enabled: false },
    allow_dinosaur_easter_egg: false,
  }
}
