using System.CommandLine;
using Mandates.Local.Hosting;
using Mandates.Local.Rehearsal;
using NodaTime.Text;

namespace Mandates.Local.Commands;

/// <summary>rehearse [PLAN.json]: a whole mandate on the virtual clock, with a seeded script of delegations.</summary>
internal static class RehearseCommand
{
    public static Command Create()
    {
        var plan = CommandOptions.File("PLAN", ArgumentArity.ZeroOrOne);
        plan.Description = "The work plan to rehearse; the sample ag-dec-66 when absent.";
        var states = CommandOptions.Number("--states", 1, WorkPlanScaling.MostStates);
        (states.Description, states.HelpName) = ("Rehearse with so many member states, 1 to 193, instead of the plan's.", "N");
        var seed = CommandOptions.Number("--seed", int.MinValue, int.MaxValue);
        (seed.Description, seed.HelpName) = ("The same plan and seed give the same rehearsal; 1 when absent.", "S");
        var report = CommandOptions.Place("--report");
        (report.Description, report.HelpName) = ("Write what happened to this file, as JSON.", "FILE");
        var port = CommandOptions.Port("a free one");
        var exit = new Option<bool>("--exit") { Description = "End when the mandate has ended, instead of keeping the pages up." };
        var resume = new Option<bool>("--resume") { Description = "Go on with the last rehearsal that was interrupted." };
        var data = CommandOptions.Place("--data");
        (data.Description, data.HelpName) = ("The folder that keeps the rehearsals; .local/rehearsals of the repository when absent.", "DIR");
        var until = new Option<string?>("--until") { Description = "Stop the clock at the beginning of this day (2012-02-16) and keep the pages up; a page lets it go on.", HelpName = "DATE" };
        until.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } day && !LocalDatePattern.Iso.Parse(day).Success)
            {
                result.AddError("--until takes a date, such as 2012-02-16.");
            }
        });

        var command = new Command("rehearse", "Runs a whole mandate in seconds, on a virtual clock, with delegations that act over HTTP.")
        {
            plan, states, seed, report, port, exit, resume, data, until,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(resume) is { Implicit: false } && (result.GetResult(plan) is { Tokens.Count: > 0 } || result.GetResult(states) is not null))
            {
                result.AddError("--resume goes on with the plan that was begun; leave out PLAN and --states.");
            }
        });
        command.SetAction((given, cancellationToken) => Rehearse.RunAsync(
            new()
            {
                Root = RepositoryRoot.Find(),
                Plan = given.GetValue(plan),
                States = given.GetValue(states),
                Seed = given.GetValue(seed) ?? 1,
                Report = given.GetValue(report),
                Port = given.GetValue(port) ?? 0,
                Exit = given.GetValue(exit),
                Resume = given.GetValue(resume),
                Data = given.GetValue(data),
                Until = given.GetValue(until) is { } day ? LocalDatePattern.Iso.Parse(day).Value : null,
            },
            cancellationToken));
        return command;
    }
}
