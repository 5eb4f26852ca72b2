// Runs ONNX files for the tests of the export. Reads one JSON array of {model, size, count, pictures} from standard input, pictures as Float32 in base64, and writes one JSON array of
// {inputs, outputs, shape, embeddings} to standard output, embeddings in the same way.
import * as ort from 'onnxruntime-web';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';

const answers = [];
for (const job of JSON.parse(await text(process.stdin))) {
  const session = await ort.InferenceSession.create(await readFile(job.model));
  const bytes = Uint8Array.from(Buffer.from(job.pictures, 'base64'));
  const pictures = new ort.Tensor('float32', new Float32Array(bytes.buffer), [job.count, 1, job.size, job.size]);
  const answer = (await session.run({ pictures })).embeddings;
  answers.push({
    inputs: session.inputNames,
    outputs: session.outputNames,
    shape: answer.dims,
    embeddings: Buffer.from(answer.data.buffer, answer.data.byteOffset, answer.data.byteLength).toString('base64'),
  });
  await session.release();
}
process.stdout.write(JSON.stringify(answers));
