using System.Diagnostics;
using Activity = System.Diagnostics.Activity;

namespace Mandates.Functions.Telemetry;

/// <summary>
/// The spans of a trace: a function, in it an act, in it each notice, in it the call to the provider; or the upload of
/// a reply with its receipt. Ids only: no address, no name, no code.
/// </summary>
public static class Spans
{
    public const string Source = "Mandates";

    private static readonly ActivitySource Spoken = new(Source);

    public static Activity? Function(string name) => Spoken.StartActivity(name);

    public static Activity? Act(string mandate, string key) => Spoken.StartActivity("act")?.SetTag("mandate", mandate).SetTag("act", key);

    public static Activity? Notice(string key) => Spoken.StartActivity("notice")?.SetTag("notice", key);

    /// <summary>Tags the span of a reply with the number of its receipt.</summary>
    public static void Received(string mandate, string receipt) => Activity.Current?.SetTag("mandate", mandate).SetTag("receipt", receipt);
}
