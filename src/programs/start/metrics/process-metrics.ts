import { readdirSync } from 'node:fs';
import { constants, type PerformanceEntry, PerformanceObserver, performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import { createMetricRegistry, type MetricRegistry } from '../../../server/metrics/registry.ts';

/**
 * Adds the metrics of the process, under the names that other programs of Node use. Not those of prom-client itself: it
 * counts only the first of several garbage collections (a third of them under load), and its delays of the event loop
 * start anew with each scrape, so that two servers that scrape the same process disturb each other.
 * Returns a function that ends the measuring.
 */
export function addProcessMetrics(registry: MetricRegistry['registry']): () => void {
  const { gauge, readCounter, histogram } = createMetricRegistry({ registry, prefix: '' });

  readCounter('process_cpu_user_seconds_total', 'CPU time in the process.', () => process.cpuUsage().user / 1e6);
  readCounter('process_cpu_system_seconds_total', 'CPU time in the system.', () => process.cpuUsage().system / 1e6);
  readCounter('process_cpu_seconds_total', 'CPU time of the process.', () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  gauge('process_start_time_seconds', 'When the process started.', () => performance.timeOrigin / 1000);
  gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
  if (process.platform === 'linux') {
    gauge('process_open_fds', 'Open files and connections.', () => readdirSync('/proc/self/fd').length - 1);
  }
  gauge('nodejs_heap_size_used_bytes', 'Heap in use, with garbage.', () => getHeapStatistics().used_heap_size);
  gauge('nodejs_heap_size_total_bytes', 'Heap that V8 has allocated.', () => getHeapStatistics().total_heap_size);
  gauge('nodejs_heap_size_limit_bytes', 'Heap at which the process ends.', () => getHeapStatistics().heap_size_limit);
  gauge('nodejs_external_memory_bytes', 'Buffers outside the heap.', () => process.memoryUsage().external);
  const loop = () => performance.eventLoopUtilization();
  readCounter(
    'nodejs_eventloop_active_seconds_total',
    'Time that the event loop was busy.',
    () => loop().active / 1000,
  );
  readCounter('nodejs_eventloop_idle_seconds_total', 'Time that the event loop was idle.', () => loop().idle / 1000);
  return measureGarbageCollection(histogram);
}

function measureGarbageCollection(histogram: MetricRegistry['histogram']): () => void {
  const addDuration = histogram('nodejs_gc_duration_seconds', 'Time of garbage collections.', {
    label: 'kind',
    buckets: [0.001, 0.01, 0.1, 1],
  });
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as GarbageCollection[]) {
      addDuration(KINDS.get(entry.detail.kind) ?? 'other', entry.duration / 1000);
    }
  });
  observer.observe({ entryTypes: ['gc'] });
  return () => observer.disconnect();
}

type GarbageCollection = PerformanceEntry & { readonly detail: { readonly kind: number } };

const KINDS: ReadonlyMap<number, string> = new Map([
  [constants.NODE_PERFORMANCE_GC_MINOR, 'minor'],
  [constants.NODE_PERFORMANCE_GC_MAJOR, 'major'],
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL, 'incremental'],
  [constants.NODE_PERFORMANCE_GC_WEAKCB, 'weakcb'],
]);
