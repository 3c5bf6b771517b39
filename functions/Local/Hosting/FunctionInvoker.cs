using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Local.Hosting;

/// <summary>Runs one function inside the app's middleware, with any trigger.</summary>
public sealed class FunctionInvoker
{
    private readonly FunctionExecutionDelegate pipeline;
    private readonly IServiceScopeFactory scopes;
    private readonly ConcurrentDictionary<Type, ObjectFactory> factories = new();

    public FunctionInvoker(LocalApplicationBuilder application, IServiceScopeFactory scopes)
    {
        this.scopes = scopes;
        pipeline = application.Build(context => RunAsync((LocalFunctionContext)context));
    }

    /// <summary>The function's value; for http the result that the caller has yet to execute.</summary>
    internal async Task<object?> InvokeAsync(LocalFunction function, object trigger, CancellationToken cancellationToken)
    {
        if (trigger is HttpRequest request)
            return await InvokeAsync(function, trigger, request.HttpContext.RequestServices, cancellationToken);

        await using var scope = scopes.CreateAsyncScope();
        return await InvokeAsync(function, trigger, scope.ServiceProvider, cancellationToken);
    }

    private async Task<object?> InvokeAsync(LocalFunction function, object trigger, IServiceProvider services, CancellationToken cancellationToken)
    {
        var invocationId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var context = new LocalFunctionContext(function, invocationId, trigger, services, cancellationToken);
        await pipeline(context);
        return context.Result;
    }

    private async Task RunAsync(LocalFunctionContext context)
    {
        var method = context.Function.Method;
        var instance = method.IsStatic ? null : Instance(method.DeclaringType!, context.InstanceServices);
        var arguments = context.Function.Binders.Select(bind => bind(context)).ToArray();
        var returned = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        context.Result = await ReturnTypes.AwaitAsync(returned, method.ReturnType);
    }

    private object Instance(Type type, IServiceProvider services) =>
        factories.GetOrAdd(type, t => ActivatorUtilities.CreateFactory(t, []))(services, null);
}
