using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Local.Hosting;

/// <summary>Answers requests with the app's http functions as the real host does: what it refuses, it refuses without a body.</summary>
public sealed class HttpDispatcher(FunctionCatalog catalog, FunctionInvoker invoker, HostJson host, ILogger<HttpDispatcher> log)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var function in catalog.Http)
        {
            var trigger = (HttpTriggerAttribute)function.Trigger.Attribute;
            var pattern = $"{host.RoutePrefix}/{function.Trigger.Route!.RawText}".TrimStart('/');
            RequestDelegate answer = http => AnswerAsync(function, http);
            if (trigger.Methods is { Length: > 0 } methods)
                routes.MapMethods(pattern, methods, answer);
            else
                routes.Map(pattern, answer);
        }
    }

    /// <summary>Routing answers a wrong method with an endpoint of its own (405); the real host does not know the address then.</summary>
    public static Task ForgetWrongMethod(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not RouteEndpoint)
            http.SetEndpoint(null);
        return next(http);
    }

    private async Task AnswerAsync(LocalFunction function, HttpContext http)
    {
        try
        {
            if (await invoker.InvokeAsync(function, http.Request, http.RequestAborted) is IResult result)
                await result.ExecuteAsync(http);
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
        {
            log.LogError(e, "The function {Function} failed", function.Name);
            if (http.Response.HasStarted)
                http.Abort();
            else
                Fail(http.Response);
        }
    }

    private static void Fail(HttpResponse response)
    {
        response.Clear();
        response.StatusCode = StatusCodes.Status500InternalServerError;
    }
}
