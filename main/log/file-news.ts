import type { FileNews } from '../../db/kiosk/keep-file.ts'
import type { Log } from './log.ts'

/** Logs what happened to the kiosk's file. */
export function logFileNews(log: Log, news: FileNews): void {
  switch (news.name) {
    case 'salvaged': {
      const { why, pending, lost, isQueueEnded } = news
      return log('file.salvaged', { why, pending, lost: lost ?? 'unknown', isQueueEnded })
    }
    case 'room':
      return log('file.room', { canSave: news.canSave })
    case 'backup-failed':
      return log('file.backup-failed', { code: news.code })
  }
}
