using System.CommandLine;
using System.CommandLine.Invocation;
using Mandates.Local.Commands;
using Mandates.Local.Engine;
using Mandates.Local.Hosting;
using Mandates.Local.Rehearsal;
using Microsoft.Extensions.Options;

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
catch (Exception e) when (e is LocalHostException or RehearsalException or DurableStoreException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"A file cannot be read or written: {e.Message.TrimEnd('.')}. Free it, or choose another folder with --data.");
    return 1;
}
catch (OptionsValidationException e)
{
    await Console.Error.WriteLineAsync($"A setting cannot be used: {string.Join(' ', e.Failures)} Correct it in local.settings.json or in the environment.");
    return 1;
}
