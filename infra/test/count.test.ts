import { expect, test } from 'vitest'
import { add, blame, countPlaywright, countVitest, nothing, verdict } from './count.ts'

const vitest = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] }

test('every runner is added up', () => {
  const browser = countPlaywright({ stats: { expected: 4, unexpected: 2, flaky: 1, skipped: 0 } })
  expect(add(countVitest(vitest), browser)).toEqual({ passed: 8, failed: 3, skipped: 3 })
})

test('a test file that cannot be read is a failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{}] },
    { status: 'passed', assertionResults: [] },
  ]
  expect(countVitest({ ...vitest, testResults }).failed).toBe(2)
})

test('a runner that ends badly without a failed test is a failure, and only then', () => {
  expect(blame(nothing, 1).failed).toBe(1)
  expect(blame({ ...nothing, failed: 2 }, 1).failed).toBe(2)
  expect(blame(nothing, 0).failed).toBe(0)
})

test('the last line counts, and mentions what was skipped only when something was', () => {
  expect(verdict({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
  expect(verdict({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped')
})
