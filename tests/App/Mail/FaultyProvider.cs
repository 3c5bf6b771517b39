using Microsoft.AspNetCore.Http;

namespace Mandates.App.Tests.Mail;

/// <summary>How a provider fails.</summary>
internal enum Fault
{
    None,

    /// <summary>400: it refuses the mail for good.</summary>
    Refuse,

    /// <summary>429: it takes nothing now.</summary>
    TooMany,

    /// <summary>500: it does not say whether it took the mail, and did not.</summary>
    Fail,

    /// <summary>It takes nothing and never answers.</summary>
    TimeOut,

    /// <summary>It takes the mail and breaks the connection.</summary>
    AcceptAndDrop,
}

/// <summary>A fault of the provider, and what ends it.</summary>
/// <param name="Fault">How it fails.</param>
/// <param name="Times">For how many requests; null for all.</param>
/// <param name="RetryAfterSeconds">What it says with <see cref="Fault.TooMany"/>; null says nothing.</param>
internal sealed record Faults(Fault Fault, int? Times = null, int? RetryAfterSeconds = null);

internal static class FaultyProvider
{
    /// <summary>From now on the mail catcher answers with these faults, and accepts again after them.</summary>
    public static void SetProvider(this RunningApp app, Faults faults)
    {
        var left = faults.Times ?? int.MaxValue;
        app.Host.Host.Mail.Answer = (http, accept) =>
            Interlocked.Decrement(ref left) >= 0 ? AnswerAsync(faults, http, accept) : Task.FromResult(accept());
    }

    private static async Task<IResult> AnswerAsync(Faults faults, HttpContext http, Func<IResult> accept)
    {
        switch (faults.Fault)
        {
            case Fault.Refuse:
                return Results.StatusCode(StatusCodes.Status400BadRequest);
            case Fault.TooMany:
                if (faults.RetryAfterSeconds is { } seconds)
                    http.Response.Headers.RetryAfter = $"{seconds}";
                return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            case Fault.Fail:
                return Results.StatusCode(StatusCodes.Status500InternalServerError);
            case Fault.TimeOut:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
                break;
        }

        var accepted = accept();
        if (faults.Fault == Fault.AcceptAndDrop)
            http.Abort();
        return accepted;
    }
}
