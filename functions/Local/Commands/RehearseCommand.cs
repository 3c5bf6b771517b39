using System.CommandLine;
using Mandates.Local.Hosting;
using NodaTime.Text;

namespace Mandates.Local.Commands;

/// <summary>rehearse [PLAN.json]: a whole mandate on the virtual clock, with a seeded script of delegations.</summary>
internal static class RehearseCommand
{
    public static Command Create()
    {
        var plan = new Argument<string?>("PLAN")
        {
            Description = "The work plan to rehearse; the sample ag-dec-66 when absent.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var states = new Option<int?>("--states") { Description = "Rehearse with so many member states, 2 to 193, instead of the plan's.", HelpName = "N" };
        var seed = new Option<int>("--seed") { Description = "The same plan and seed give the same rehearsal.", HelpName = "S", DefaultValueFactory = _ => 1 };
        var report = new Option<string?>("--report") { Description = "Write what happened to this file, as JSON.", HelpName = "FILE" };
        var exit = new Option<bool>("--exit") { Description = "End when the mandate has ended, instead of keeping the pages up." };
        var resume = new Option<bool>("--resume") { Description = "Go on with the last rehearsal that was interrupted." };
        var data = new Option<string?>("--data") { Description = "The folder that keeps the rehearsals; .local/rehearsals of the repository when absent.", HelpName = "DIR" };
        var until = new Option<string?>("--until") { Description = "Stop the clock at the beginning of this day (2012-02-16) and keep the pages up; a page lets it go on.", HelpName = "DATE" };
        until.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } day && !LocalDatePattern.Iso.Parse(day).Success)
            {
                result.AddError("--until takes a date, such as 2012-02-16.");
            }
        });
        plan.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] option }])
            {
                result.AddError($"There is no option {option}; rehearse --help lists them.");
            }
        });
        states.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 2 or > 193)
            {
                result.AddError("--states takes a number from 2 to 193.");
            }
        });

        var command = new Command("rehearse", "Runs a whole mandate in seconds, on a virtual clock, with delegations that act over HTTP.")
        {
            plan, states, seed, report, exit, resume, data, until,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(resume) && (result.GetValue(plan) is not null || result.GetValue(states) is not null))
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
                Seed = given.GetValue(seed),
                Report = given.GetValue(report),
                Exit = given.GetValue(exit),
                Resume = given.GetValue(resume),
                Data = given.GetValue(data),
                Until = given.GetValue(until) is { } day ? LocalDatePattern.Iso.Parse(day).Value : null,
            },
            cancellationToken));
        return command;
    }
}
