import type { Guard } from './guard.ts'

const KEYS = 'tests/security/window-keys.test.ts'
const POLICY = 'tests/security/chromium-policy.test.ts'

/** Guards against a stranger with a keyboard, a hostile page and what is around a kiosk. */
export const securityGuards: readonly Guard[] = [
  {
    name: 'keys with Ctrl are not the browser’s',
    file: 'main/shell/chromium/key-guard.ts',
    guard: 'if (ctrlKey) return (shiftKey ? controlShift : control).has(key)',
    without: 'if (ctrlKey) return true',
    test: KEYS,
    named: 'in the window (ours)',
  },
  {
    name: 'function keys are not the browser’s',
    file: 'main/shell/chromium/key-guard.ts',
    guard: "return /^.$/u.test(key) || (plain.has(key) && !(shiftKey && key === 'Escape'))",
    without: 'return true',
    test: KEYS,
    named: 'in the window (ours)',
  },
  {
    name: 'keys in the window of a page of others',
    file: 'main/shell/chromium/outside-sessions.ts',
    guard: "['Page.addScriptToEvaluateOnNewDocument', { source: KEY_GUARD_SCRIPT, runImmediately: true }],",
    without: '',
    test: KEYS,
    named: 'in the window (theirs)',
  },
  {
    name: 'a second window is closed',
    file: 'main/shell/chromium/kiosk-watch.ts',
    guard: "if (created.type === 'page' && created.targetId !== targetId) {",
    without: "if (created.type === 'none') {",
    test: KEYS,
    named: 'a window that comes up all the same is closed at once',
  },
  {
    name: 'the keyboard after a crash',
    file: 'main/shell/chromium/kiosk-watch.ts',
    guard: "send('Page.bringToFront')",
    without: '',
    test: KEYS,
    named: 'the keys are as dead after the page crashed',
  },
  {
    name: 'DevTools on a pipe',
    file: 'main/shell/chromium/launch.ts',
    guard: "'--remote-debugging-pipe',",
    without: "'--remote-debugging-pipe', '--remote-debugging-port=0',",
    test: KEYS,
    named: 'no process of either window listens anywhere',
  },
  {
    name: 'the policy bars pages of the browser',
    file: 'build/package/chromium-policy.json',
    guard: '"chrome://*",',
    without: '',
    test: POLICY,
    named: 'does not show chrome://settings/',
  },
  {
    name: 'the policy bars tools',
    file: 'build/package/chromium-policy.json',
    guard: '"DeveloperToolsAvailability": 2,',
    without: '"DeveloperToolsAvailability": 1,',
    test: POLICY,
    named: 'without its exception the shell would have no page at all',
  },
  {
    name: 'input over the wire',
    file: 'main/transport/dispatch.ts',
    guard: `if (!parsed.success) return fault('bad-input', name)`,
    without: 'if (!parsed.success) parsed.data = input',
    test: 'tests/security/wire-fuzz.test.ts',
    named: 'over the WebSocket',
  },
  {
    name: 'an error stays inside',
    file: 'main/transport/dispatch.ts',
    guard: `    } catch (error) {
      return fault('failed', name, error)
    }
  }

  const answerOnce`,
    without: `    } catch (error) {
      return { kind: 'fault', faultId: String(error) }
    }
  }

  const answerOnce`,
    test: 'tests/security/wire-fuzz.test.ts',
    named: 'over Electron’s IPC',
  },
  {
    name: 'what is not a call costs the line',
    file: 'main/contract/frame.ts',
    guard: 'const CallFrame = z.strictObject({',
    without: 'const CallFrame = z.object({',
    test: 'tests/security/wire-fuzz.test.ts',
    named: 'over the WebSocket',
  },
  {
    name: 'rights of who has signed in',
    file: 'main/transport/dispatch.ts',
    guard: "if (!caller.permissions.includes(procedure.permission)) return fault('not-allowed', name)",
    without: '',
    test: 'tests/security/rights.test.ts',
    named: 'a visitor reaches what they may',
  },
  {
    name: 'nothing is planted in our pages',
    file: 'main/transport/page-files.ts',
    guard: `"script-src 'self'",`,
    without: `"script-src 'self' 'unsafe-inline'",`,
    test: 'tests/security/pages-content.test.ts',
    named: 'what is planted in our page is blocked',
  },
  {
    name: 'no inspector by a signal',
    file: 'build/package/launch.ts',
    guard: "['--disable-sigusr1', '--no-warnings']",
    without: "['--no-warnings']",
    test: 'tests/security/launch.test.ts',
    named: 'opens no inspector by SIGUSR1',
  },
  {
    name: 'options of Node are taken away',
    file: 'build/package/launch.ts',
    guard: "...['LANG', 'LC_ALL', 'TZ'],",
    without: "...['LANG', 'LC_ALL', 'TZ', 'NODE_TLS_REJECT_UNAUTHORIZED'],",
    test: 'tests/security/launch.test.ts',
    named: 'takes nothing from its environment that is not on the list',
  },
  {
    name: 'the key is its owner’s',
    file: 'main/config.ts',
    guard: 'if ((stats.mode & 0o077) !== 0)',
    without: 'if (stats.mode === 0)',
    test: 'tests/security/effects.test.ts',
    named: 'a key that others may read is refused',
  },
  {
    name: 'install scripts',
    file: '.npmrc',
    guard: 'ignore-scripts=true',
    without: 'ignore-scripts=false',
    test: 'tests/security/dependencies.test.ts',
    named: 'no package runs a script when it is installed',
  },
]
