using System.Security.Claims;
using Mandates.Functions.Record;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Web.Access;

/// <summary>
/// Lets an HTTP function be called only by those it allows. To a participant or an anonymous caller, what is not
/// theirs is answered like what does not exist; an officer is told which role is required.
/// </summary>
public sealed class AccessMiddleware(CallerResolver resolver, AntiforgeryGuard antiforgery, ActLimiter limiter, PersonStore people, IOptions<SiteOptions> site) : IFunctionsWorkerMiddleware
{
    private readonly bool isPublishedWithTls = site.Value.HasTls;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            if (isPublishedWithTls)
            {
                // TLS is terminated in front of the app; cookies must still be marked as secure.
                http.Request.Scheme = "https";
            }

            var allow = AllowAttribute.OfFunctions.GetValueOrDefault(context.FunctionDefinition.Name) ?? new(CallerRoles.Nobody);
            var access = context.InstanceServices.GetRequiredService<RequestAccess>();
            access.Caller = await resolver.CallerAsync(http, access, context.CancellationToken);
            http.User = Principal(access.Caller);
            if (access.Caller.IsParticipant && IsRead(http.Request) && AskedLanguage.Chosen(http.Request) is null
                && await access.UsualLanguageAsync(people, context.CancellationToken) is { } usual)
            {
                http.Features.Set(new UsualLanguage(usual));
            }

            ThrowIfNoId(http.Request.RouteValues);
            Decide(allow, access, http.Request);
            if (access.Caller.IsParticipant && !allow.Roles.HasFlag(CallerRoles.Anyone) && AntiforgeryGuard.Changes(http.Request))
            {
                limiter.Count(http, access.Caller, allow.IsPart);
            }

            if (HttpMethods.IsPost(http.Request.Method) && !IsOfApi(http.Request))
            {
                await FormBody.ThrowIfUnreadableAsync(http.Request, context.CancellationToken);
            }

            if (CallerResolver.IsAutomatic(http.Request) || !access.Caller.IsOfficer)
            {
                await antiforgery.ThrowIfForgedAsync(http);
            }
        }

        await next(context);
    }

    // Functions whose answer depends on the language: pages, forms and documents.
    private static bool IsRead(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || !IsOfApi(request);

    private static bool IsOfApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    // What cannot be an id is answered as one that is not there, before any store is asked for it.
    private static void ThrowIfNoId(RouteValueDictionary route)
    {
        if ((route["mandate"] is string mandate && MandateId.Parse(mandate) is null)
            || (route["state"] is string state && StateId.Parse(state) is null)
            || (route["participant"] is string participant && ParticipantId.Parse(participant) is null && Recipients.BodyOf(participant) is null && !Recipients.IsOfConsulted(participant)))
        {
            throw ProblemException.NotFound();
        }
    }

    private static void Decide(AllowAttribute allow, RequestAccess access, HttpRequest request)
    {
        var caller = access.Caller;
        if (allow.Roles.HasFlag(CallerRoles.Anyone))
        {
            return;
        }

        if (caller.IsOfficer)
        {
            if ((caller.Roles & allow.Roles) == 0)
            {
                throw ProblemException.Forbidden(allow.Roles);
            }

            return;
        }

        if ((caller.Roles & allow.Roles & CallerRoles.Delegation) == 0 || !IsOwn(request, "mandate", caller.Mandate?.Value) || (!allow.OtherStates && !IsOwn(request, "state", caller.State?.Value)))
        {
            throw ProblemException.NotFound();
        }

        if (!caller.IsConfirmed && !allow.BeforeConfirmation)
        {
            throw new ProblemException(403, "The address is not confirmed yet.", "Open your personal page and confirm that the address is yours; then you can act.");
        }

        // The same answer whatever is asked for, so that it tells nothing of what there is.
        if (!allow.BeforeLaunch && !access.IsCommunityOpen)
        {
            throw ProblemException.NotOpenYet(access.Launch);
        }
    }

    // A participant may not call a route without a mandate; a route without a state concerns all states.
    private static bool IsOwn(HttpRequest request, string name, string? own) =>
        request.RouteValues.TryGetValue(name, out var value) ? value as string == own : name == "state";

    // The token of a form is bound to the caller who loaded it.
    private static ClaimsPrincipal Principal(Caller caller) => caller == Caller.Unknown
        ? new(new ClaimsIdentity())
        : new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{caller.Mandate}/{caller.Id}/{caller.From}")], "mandates"));
}
