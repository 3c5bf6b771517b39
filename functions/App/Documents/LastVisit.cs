namespace Mandates.Functions.Documents;

/// <summary>
/// When a visitor last looked at a page of a mandate, its documents for instance, kept by the visitor's own browser and nowhere else. Visits that
/// follow each other within an hour are one visit, so that what is new stays marked while it is read.
/// </summary>
internal static class LastVisit
{
    private static readonly Duration OneVisit = Duration.FromHours(1);

    /// <summary>The end of the visit before this one; null on the first.</summary>
    /// <param name="http">The request and its answer.</param>
    /// <param name="mandate">Whose page.</param>
    /// <param name="page">The last part of its path.</param>
    /// <param name="now">When it is looked at, in mandate time.</param>
    public static Instant? Note(HttpContext http, MandateId mandate, string page, Instant now)
    {
        var (before, latest) = Read(http.Request.Cookies[Name(mandate)]);
        var since = latest is { } last && now - last > OneVisit ? last : before;
        http.Response.Cookies.Append(Name(mandate), $"{Seconds(since)}.{Seconds(now)}", new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            Path = $"/mandates/{mandate}/{page}",
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
        return since;
    }

    private static (Instant? Before, Instant? Latest) Read(string? cookie) =>
        cookie?.Split('.') is [var before, var latest] ? (Moment(before), Moment(latest)) : (null, null);

    private static Instant? Moment(string seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= Instant.MaxValue.ToUnixTimeSeconds()
            ? Instant.FromUnixTimeSeconds(value)
            : null;

    private static string Seconds(Instant? at) => at?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Name(MandateId mandate) => $"seen-{mandate}";
}
