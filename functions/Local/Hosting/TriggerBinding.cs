using System.Reflection;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Mandates.Local.Hosting;

/// <summary>What fires a function. The route is the template without the prefix of host.json, and only http has one.</summary>
internal sealed record TriggerBinding(TriggerBindingAttribute Attribute, ParameterInfo Parameter, RoutePattern? Route);
