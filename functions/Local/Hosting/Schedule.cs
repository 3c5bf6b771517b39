using System.Text.RegularExpressions;
using Cronos;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Mandates.Local.Hosting;

/// <summary>The six fields of a timer trigger, in UTC; "%Name%" stands for a setting.</summary>
internal static partial class Schedule
{
    public static CronExpression Of(LocalFunction function, IConfiguration settings)
    {
        var schedule = Setting().Replace(((TimerTriggerAttribute)function.Trigger.Attribute).Schedule, name => settings[name.Groups[1].Value]
            ?? throw new LocalHostException(
                $"The timer function {function.Name} takes its schedule from the setting {name.Groups[1].Value}, which is missing; add it to local.settings.json."));
        try
        {
            return CronExpression.Parse(schedule, CronFormat.IncludeSeconds);
        }
        catch (CronFormatException e)
        {
            throw new LocalHostException(
                $"The timer function {function.Name} has the schedule '{schedule}', which cannot be understood ({e.Message}); "
                + "write six fields: second minute hour day month weekday.", e);
        }
    }

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Setting();
}
