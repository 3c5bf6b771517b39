using Mandates.Functions.Record;
using Mandates.Functions.Web;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>Contributions are taken while their window is open, and by the server's clock.</summary>
internal static class OpenWindow
{
    /// <exception cref="ProblemException">409 when it is not.</exception>
    public static void Require(MandateState current, Instant now)
    {
        var window = ContributionWindow.Of(current.Plan, current.Record);
        if (!window.IsOpenAt(now))
        {
            throw window.Opens is null || now < window.Opens
                ? ProblemException.Conflict("Contributions are not taken yet.", "The window opens when the first draft is published.")
                : ProblemException.Conflict("Contributions are no longer taken.", $"The window closed with the beginning of the last formal meeting, {current.Plan.Local(window.Closes!.Value):uuuu-MM-dd HH:mm}. Speak in the meeting, or ask the chair.");
        }
    }
}
