using System.CommandLine;
using System.CommandLine.Invocation;
using Mandates.Local.Commands;
using Mandates.Local.Hosting;
using Mandates.Local.Rehearsal;

var root = ServeCommand.Configure(new RootCommand("Runs a mandate on this computer: the pages, the timeline, the storage and a mail catcher."));
root.Add(RehearseCommand.Create());
root.Add(VerifyCommand.Create());

try
{
    var given = root.Parse(args);
    if (given.Action is ParseErrorAction wrong)
        wrong.ShowHelp = false;
    var exitCode = await given.InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
    });
    return given.Errors.Count > 0 ? 2 : exitCode;
}
catch (OperationCanceledException)
{
    return 130;
}
catch (Exception e) when (e is LocalHostException or RehearsalException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
