import { GetKeyPolicyCommand, KMSClient } from '@aws-sdk/client-kms';
import { bulkKeyId } from '../test/embedded-kms/_bulk-seed.ts';
import { serveRunner } from './contender.ts';

// A program without the gateway: the SDK with its defaults, 50 calls in flight.
const [, , endpoint, count] = process.argv;
const keyIds = Array.from({ length: Number(count) }, (_, index) => bulkKeyId(index));
const client = new KMSClient({
  region: 'us-east-2',
  endpoint: String(endpoint),
  credentials: { accessKeyId: '111122223333', secretAccessKey: 'bench' },
});

async function readAll(): Promise<void> {
  const waiting = [...keyIds];
  const policies: string[] = [];
  const worker = async () => {
    for (let KeyId = waiting.pop(); KeyId !== undefined; KeyId = waiting.pop()) {
      const { Policy: policy } = await client.send(new GetKeyPolicyCommand({ KeyId }));
      if (policy !== undefined) policies.push(policy);
    }
  };
  await Promise.all(Array.from({ length: 50 }, worker));
  if (policies.length !== keyIds.length) throw new Error(`${policies.length} of ${keyIds.length} policies`);
}

serveRunner({ run: readAll });
