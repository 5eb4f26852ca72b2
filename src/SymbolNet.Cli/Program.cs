using System.Runtime.InteropServices;
using SymbolNet.Cli;

NativeSettings.Prepare();
using var stop = new CancellationTokenSource();
// The first Ctrl-C (or a polite kill) asks: training saves a checkpoint and says so. The second one ends the process.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return SymbolNetCommand.Run(args, Console.Out, Console.Error, stop.Token);
