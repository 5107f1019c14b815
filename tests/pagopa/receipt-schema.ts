import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SPECS } from './descriptions.ts'

/** The XSDs of receipts, ready to validate with. */
export interface ReceiptSchemas {
  /**
   * What xmllint finds wrong with a receipt (alone, in no envelope); empty when it is valid. A document as GPD keeps it, without a
   * namespace and with a capital P, is given the name that the XSD knows it by.
   */
  readonly validateReceiptXml: (xml: string) => string
  readonly close: () => void
}

const NEW_NAMESPACE = 'http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd'
const OLD_NAMESPACE = 'http://www.digitpa.gov.it/schemas/2011/Pagamenti/'

/** Copies the XSDs into a temporary folder, where one finds the other. Throws where they, or xmllint, are not. */
export function openReceiptSchemas(): ReceiptSchemas {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-xsd-'))
  const main = readFileSync(`${SPECS}/paForNode.xsd`, 'utf8')
  writeFileSync(join(folder, 'new.xsd'), main.replace(/schemaLocation="[^"]*\//, 'schemaLocation="'))
  copyFileSync(`${SPECS}/sac-common-types-1.0.xsd`, join(folder, 'sac-common-types-1.0.xsd'))
  copyFileSync(`${SPECS}/PagInf_RPT_RT_6_2_0.xsd`, join(folder, 'old.xsd'))
  return {
    validateReceiptXml: (xml) => {
      const schema = /<(?:\w+:)?RT[\s>]/.test(xml) ? 'old.xsd' : 'new.xsd'
      const { status, stderr, error } = spawnSync(
        'xmllint',
        ['--noout', '--nonet', '--schema', join(folder, schema), '-'],
        { input: named(xml), encoding: 'utf8' },
      )
      if (error !== undefined) throw error
      return status === 0 ? '' : stderr
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function named(xml: string): string {
  return xml
    .replace(/<RT>(.*)<\/RT>/s, `<RT xmlns="${OLD_NAMESPACE}">$1</RT>`)
    .replace(/<(\/?)((?:\w+:)?)PaSendRTV2Request/g, '<$1$2paSendRTV2Request')
    .replace(/<(paSendRT\w+)>(.*)<\/\1>/s, `<n:$1 xmlns:n="${NEW_NAMESPACE}">$2</n:$1>`)
}
