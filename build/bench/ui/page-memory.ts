import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright'

/** What a page holds after a collection, in kB. */
export interface PageMemory {
  /** Its objects, strings, elements and listeners: what a page that forgets nothing would pile up. */
  readonly objectsKb: number
  /** What the engine compiled from its scripts: it grows for some hundred visits, until everything often used was optimised. */
  readonly codeKb: number
  /** All memory that the system gave the page's process. */
  readonly residentKb: number
}

/** A heap snapshot, as far as it is read here: `nodes` holds one number for each of `node_fields`, node after node. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] }
  }
  readonly nodes: readonly number[]
}

/** Looks at a page that is the only one of its browser. */
export async function pageMemory(browser: Browser, page: Page): Promise<PageMemory> {
  const devTools = await page.context().newCDPSession(page)
  const wholeBrowser = await browser.newBrowserCDPSession()
  try {
    await devTools.send('HeapProfiler.collectGarbage')
    await devTools.send('HeapProfiler.collectGarbage')
    const { processInfo } = await wholeBrowser.send('SystemInfo.getProcessInfo')
    const residents = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentKb(id))
    const chunks: string[] = []
    devTools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
    await devTools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
    const { snapshot, nodes } = JSON.parse(chunks.join('')) as Snapshot
    const { node_fields, node_types } = snapshot.meta
    const [typeAt, sizeAt] = [node_fields.indexOf('type'), node_fields.indexOf('self_size')]
    let [objects, code] = [0, 0]
    for (let node = 0; node < nodes.length; node += node_fields.length) {
      const size = nodes[node + sizeAt] ?? 0
      if (node_types[0][nodes[node + typeAt] ?? 0] === 'code') code += size
      else objects += size
    }
    return { objectsKb: objects / 1000, codeKb: code / 1000, residentKb: Math.max(...residents) }
  } finally {
    await devTools.detach()
    await wholeBrowser.detach()
  }
}

/** All memory that the system gave a process. */
export function residentKb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}
