using System.Reflection;
using Mandates.App.Tests.Settings;
using Mandates.Functions;
using Mandates.Functions.Web.Access;
using Mandates.Local.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Mandates.App.Tests.Triggers;

/// <summary>What the app answers and does by itself, held against a reviewed file: no route opens by accident.</summary>
public sealed class FunctionListTests
{
    private static readonly FunctionCatalog Catalog = new(typeof(Composition).Assembly.GetTypes());
    private static readonly IConfiguration Sample = new ConfigurationBuilder().AddInMemoryCollection(SampleSettings.Read()!).Build();

    [Fact]
    public void Triggers_routes_callers_and_schedules_are_the_reviewed_ones()
    {
        string[] lines =
        [
            .. Catalog.Http.Select(Http).Order(StringComparer.Ordinal),
            .. Catalog.Timers.Select(Timer).Order(StringComparer.Ordinal),
            .. Catalog.Orchestrators.Select(f => $"orchestration  {f.Name}").Order(StringComparer.Ordinal),
            .. Catalog.Activities.Select(f => $"activity  {f.Name}").Order(StringComparer.Ordinal),
        ];

        Golden.Same("Triggers/functions.txt", string.Join("\n", lines) + "\n");
    }

    [Fact]
    public void The_schedule_of_a_timer_stands_in_a_setting_with_a_flat_name()
    {
        // What wakes the app on Azure reads settings by their very name and knows no sections.
        Assert.All(Catalog.Timers, timer => Assert.Matches("^%[A-Za-z]+%$", ((TimerTriggerAttribute)timer.Trigger.Attribute).Schedule));
    }

    private static string Http(LocalFunction function)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger.Attribute;
        var allow = function.Method.GetCustomAttribute<AllowAttribute>();
        var before = allow is { BeforeConfirmation: true } ? ", before confirmation" : "";
        return $"http  /{trigger.Route}  {string.Join(' ', trigger.Methods!).ToUpperInvariant()}  {function.Name}  {trigger.AuthLevel}  {allow?.Roles}{before}";
    }

    private static string Timer(LocalFunction function)
    {
        // Throws unless it has six fields.
        Mandates.Local.Hosting.Schedule.Of(function, Sample);
        var schedule = ((TimerTriggerAttribute)function.Trigger.Attribute).Schedule;
        return $"timer  {schedule}  {Sample[schedule.Trim('%')]}  UTC  {function.Name}";
    }
}
