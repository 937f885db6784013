import { startStack } from './zz-preview-stack';
const stack = await startStack({ port: 4391, sandboxPort: 4392, dataDir: '/tmp/preview/db', keepData: false, timeScale: 10, autopilot: true, adminEmail: 'admin@flowbotz.example', say: (l) => console.log(l) });
console.log('UP', stack.appUrl);
process.once('SIGTERM', () => { void stack.stop().then(() => process.exit(0)); });
