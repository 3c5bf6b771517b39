using Mandates.Functions.Web.Access;

namespace Mandates.Local.Commands;

/// <summary>Where the pages of a host are, and how one enters in each role: lines for the screen.</summary>
internal static class Entrances
{
    /// <param name="mandates">The host.</param>
    /// <param name="clock">The path of the page of its clock; null when it goes with the real time, or has come to its end.</param>
    public static string Of(MandateHost mandates, string? clock = null) => $"""
        Pages          {mandates.Host.Address}
        Mails          {new Uri(mandates.Host.Address, "_local/mail")}{(clock is null ? "" : $"\nClock          {new Uri(mandates.Host.Address, clock)}")}
        Enter as       secretariat  {mandates.LinkOf(CallerRoles.Secretariat)}
                       chair        {mandates.LinkOf(CallerRoles.Chair)}
                       auditor      {mandates.LinkOf(CallerRoles.Auditor)}
        """;
}
