/**
 * How the launcher of an installed kiosk starts it (architecture D25). With SIGUSR1 any process of the same user would open an inspector in
 * a running Node; warnings of Node name paths on a kiosk's output.
 */
export const NODE_FLAGS: readonly string[] = ['--disable-sigusr1', '--no-warnings']

/** Where an installed kiosk finds programs, whatever it is told. */
const PROGRAMS = '/usr/bin:/bin'

/**
 * What of its environment a kiosk is started with; all else is taken away, `NODE_OPTIONS` and `LD_PRELOAD` with it. Where
 * the person's folders are, how the screen is reached, the language and the hour, and what the service manager hands over: its credentials
 * and its watchdog.
 */
export const KEPT_ENVIRONMENT: readonly string[] = [
  ...['HOME', 'USER', 'LOGNAME', 'TMPDIR', 'XDG_RUNTIME_DIR', 'XDG_STATE_HOME', 'DBUS_SESSION_BUS_ADDRESS'],
  ...['DISPLAY', 'XAUTHORITY', 'WAYLAND_DISPLAY', 'XDG_SESSION_TYPE', 'XDG_CURRENT_DESKTOP'],
  ...['LANG', 'LC_ALL', 'TZ'],
  ...['CREDENTIALS_DIRECTORY', 'NOTIFY_SOCKET', 'WATCHDOG_USEC', 'WATCHDOG_PID'],
]

/** The script that an installed kiosk is started by: a command with that part of its environment, and the arguments of the script. */
export function launcher(about: string, command: readonly string[]): string {
  const kept = KEPT_ENVIRONMENT.map((name) => `  \${${name}+"${name}=$${name}"} \\`)
  return `#!/bin/sh
# ${about} Nothing of the environment is passed on but what is named here.
exec /usr/bin/env -i PATH=${PROGRAMS} \\
${kept.join('\n')}
  ${command.join(' ')} "$@"
`
}
