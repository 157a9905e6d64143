"""Computes with PyTorch what the tests compare with.

usage: reference.py FOLDER: reads request.json and request.dat there, writes response.dat.
The .dat files are TorchSharp's own state files, read and written here independently of the C# code.
"""

import json
import math
import sys

import torch

TYPES = {
    0: torch.uint8, 1: torch.int8, 2: torch.int16, 3: torch.int32, 4: torch.int64, 5: torch.float16, 6: torch.float32,
    7: torch.float64, 9: torch.complex64, 10: torch.complex128, 11: torch.bool, 15: torch.bfloat16,
}
CODES = {dtype: code for code, dtype in TYPES.items()}


def read_number(file):
    value, shift = 0, 0
    while True:
        byte = file.read(1)[0]
        value |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return value


def write_number(file, value):
    while True:
        low, value = value & 0x7F, value >> 7
        file.write(bytes([low | (0x80 if value else 0)]))
        if not value:
            return


def read_state(path):
    with open(path, "rb") as file:
        state = {}
        for _ in range(read_number(file)):
            name = file.read(read_number(file)).decode()
            dtype = TYPES[read_number(file)]
            shape = [read_number(file) for _ in range(read_number(file))]
            size = torch.empty(0, dtype=dtype).element_size()
            data = bytearray(file.read(size * math.prod(shape)))
            state[name] = torch.frombuffer(data, dtype=dtype).reshape(shape).clone() if data else torch.empty(shape, dtype=dtype)
    return state


def write_state(path, state):
    with open(path, "wb") as file:
        write_number(file, len(state))
        for name, tensor in state.items():
            tensor = tensor.detach().resolve_conj().resolve_neg().contiguous()
            if tensor._is_zerotensor():  # the gradient of sgn: zeros without memory behind them
                tensor = torch.zeros(tensor.shape, dtype=tensor.dtype)
            text = name.encode()
            write_number(file, len(text))
            file.write(text)
            write_number(file, CODES[tensor.dtype])
            write_number(file, tensor.dim())
            for size in tensor.shape:
                write_number(file, size)
            if tensor.numel():
                file.write(tensor.reshape(-1).view(torch.uint8).numpy().tobytes())


def as_loss(outputs, chosen):
    """The sum of every differentiable output, each element with a weight of its own."""
    total = None
    for i, output in enumerate(outputs):
        if not isinstance(output, torch.Tensor) or not output.requires_grad or (chosen is not None and i not in chosen):
            continue
        flat = (torch.view_as_real(output.resolve_conj()) if output.is_complex() else output).reshape(-1)
        weights = torch.cos(torch.arange(flat.numel(), dtype=flat.dtype))
        total = (flat * weights).sum() if total is None else total + (flat * weights).sum()
    return total


def flatten(value):
    if isinstance(value, (list, tuple)):
        return [item for part in value for item in flatten(part)]
    return [value]


def run_operator(case, tensors, response):
    name, _, overload = case["op"].partition(".")
    op = getattr(getattr(torch.ops.aten, name), overload or "default")
    leaves = []

    def argument(value, schema):
        if value is None:
            return None
        if "tensor" in value:
            leaf = tensors[value["tensor"]].clone()
            if value.get("grad"):
                leaf.requires_grad_()
            leaves.append((value["tensor"], leaf))
            return leaf
        if "tensors" in value:
            return [argument(item, schema) for item in value["tensors"]]
        if "default" in value:
            return schema.default_value
        given = value["value"]
        kind = str(schema.type)
        if schema.name == "dtype" and given is not None:
            return TYPES[given]
        if "List" in kind and isinstance(given, (int, float)):
            return [given] * (schema.N or 1)
        return float(given) if "float" in kind and isinstance(given, int) else given

    schemas = op._schema.arguments
    positional, keywords = [], {}
    for schema, value in zip(schemas, case["args"]):
        made = argument(value, schema)
        if schema.kwarg_only:
            keywords[schema.name] = made
        else:
            positional.append(made)
    if case["inplace"]:
        positional[0] = positional[0].clone()
    torch.manual_seed(0)
    outputs = flatten(op(*positional, **keywords))
    for i, output in enumerate(outputs):
        if isinstance(output, torch.Tensor):
            response[f"{case['id']}/output{i}"] = output
        else:
            response[f"{case['id']}/output{i}"] = torch.tensor(output, dtype=torch.float64)
    loss = as_loss(outputs, case.get("loss"))
    if loss is None:
        return
    wanted = [(key, leaf) for key, leaf in leaves if leaf.requires_grad]
    for (key, _), grad in zip(wanted, torch.autograd.grad(loss, [leaf for _, leaf in wanted], allow_unused=True)):
        if grad is not None:
            response[f"{case['id']}/grad/{key}"] = grad


def run_module(case, tensors, response):
    module = eval(case["python"], {"torch": torch, "nn": torch.nn})
    prefix = case["id"] + "/state/"
    state = {key[len(prefix):]: value for key, value in tensors.items() if key.startswith(prefix)}
    module = module.to(torch.float64)
    module.load_state_dict(state)
    if case.get("eval"):
        module.eval()
    inputs = [tensors[key].clone().requires_grad_(tensors[key].is_floating_point()) for key in case["inputs"]]
    torch.manual_seed(0)
    call = eval(case["call"], {"torch": torch, "nn": torch.nn}) if case.get("call") else None
    outputs = [out for out in flatten(call(module, *inputs) if call else module(*inputs)) if out is not None]
    for i, output in enumerate(outputs):
        response[f"{case['id']}/output{i}"] = output
    loss = as_loss(outputs, None)
    if loss is not None:
        loss.backward()
    for key, value in zip(case["inputs"], inputs):
        if value.grad is not None:
            response[f"{case['id']}/grad/{key}"] = value.grad
    for name, parameter in module.named_parameters():
        if parameter.grad is not None:
            response[f"{case['id']}/grad/{name}"] = parameter.grad
    for name, buffer in module.named_buffers():
        response[f"{case['id']}/buffer/{name}"] = buffer


def run_optimiser(case, tensors, response):
    parameters = [tensors[key].clone().requires_grad_() for key in case["parameters"]]
    x, y = tensors[case["x"]], tensors[case["y"]]
    optimiser = eval(case["python"], {"torch": torch, "p": parameters})
    schedule = eval(case["schedule"], {"torch": torch, "o": optimiser, "math": math}) if case.get("schedule") else None
    rates = []

    def loss():
        optimiser.zero_grad()
        value = (torch.tanh(x @ parameters[0]) @ parameters[1] - y).square().mean()
        value.backward()
        return value

    for step in range(case["steps"]):
        optimiser.step(loss)
        rates.append([group["lr"] for group in optimiser.param_groups])
        if schedule is not None:
            if case.get("plateau"):
                schedule.step(abs(20.0 - step))
            else:
                schedule.step()
    for key, parameter in zip(case["parameters"], parameters):
        response[f"{case['id']}/final/{key}"] = parameter
    response[f"{case['id']}/rates"] = torch.tensor(rates, dtype=torch.float64)


def run_distribution(case, tensors, response):
    parameters = [tensors[key].clone() for key in case["parameters"]]
    for parameter in parameters:
        parameter.requires_grad_(parameter.is_floating_point())
    made = eval(case["python"], {"torch": torch, "d": torch.distributions, "p": parameters})
    value, quantile = tensors[case["value"]], tensors[case["quantile"]]
    torch.manual_seed(0)
    members = {
        "sample": lambda: made.sample((3, 2)), "log_prob": lambda: made.log_prob(value), "mean": lambda: made.mean,
        "mode": lambda: made.mode, "variance": lambda: made.variance, "stddev": lambda: made.stddev,
        "entropy": lambda: made.entropy(), "cdf": lambda: made.cdf(value), "icdf": lambda: made.icdf(quantile),
    }
    for name, member in members.items():
        try:
            response[f"{case['id']}/{name}"] = member()
        except (NotImplementedError, AttributeError):
            pass
    loss = as_loss([made.log_prob(value)], None)
    if loss is not None:
        loss.backward()
        for i, parameter in enumerate(parameters):
            if parameter.grad is not None:
                response[f"{case['id']}/grad{i}"] = parameter.grad


def main(folder):
    torch.set_num_threads(1)
    with open(f"{folder}/request.json", encoding="utf-8") as file:
        request = json.load(file)
    tensors, response, errors = read_state(f"{folder}/request.dat"), {}, {}
    for kind, run in KINDS.items():
        for case in request[kind]:
            try:
                run(case, tensors, response)
            except Exception as error:  # noqa: BLE001: every failure is reported to the test it belongs to
                errors[case["id"]] = f"{type(error).__name__}: {error}".split("\n")[0]
    write_state(f"{folder}/response.dat", response)
    with open(f"{folder}/errors.json", "w", encoding="utf-8") as file:
        json.dump(errors, file)


KINDS = {
    "operators": run_operator, "modules": run_module, "optimisers": run_optimiser, "distributions": run_distribution,
}
main(sys.argv[1])
